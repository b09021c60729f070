/** What a look's reading lacked, as the next look is to know it. */
import { type MissedPlaces, missedPlaces } from "../gather/missed-places.ts";
import { commentHistories } from "../gather/revisions.ts";
import type { Look } from "./decide-in-rounds.ts";

/** As of the state after the look: what it recorded as deleted or vanished is missed no more. */
export const placesMissed = ({ read, loaded, decision }: Look): MissedPlaces =>
  missedPlaces({
    state: decision.state,
    reading: read.reading,
    histories: commentHistories(read.reading.comments, loaded.deliveries),
    missed: read.missedBefore,
    readAt: read.readBefore,
  });
