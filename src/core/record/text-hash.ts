import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { TextHash } from "../model/names.ts";

/** SHA-256 in hex over the text's UTF-8 bytes: the name under which a person's text stands in `texts`. */
export const hashText = (text: string): TextHash => bytesToHex(sha256(utf8ToBytes(text))) as TextHash;
