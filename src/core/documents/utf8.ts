/**
 * UTF-8 by hand, because core has no platform types. Spans count bytes and
 * columns count UTF-16 units; these functions are the only bridge between them.
 */
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** A lone surrogate becomes U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => utf8ToBytes(text);

const sequenceLength = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
};

/** The second byte of a sequence is narrower after these: overlong forms, surrogates, beyond U+10FFFF. */
const secondByteRange = (lead: number): readonly [number, number] => {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
};

const isSequence = (bytes: Uint8Array, at: number, length: number): boolean => {
  const [lowest, highest] = secondByteRange(bytes[at] ?? 0);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if (index === 1 ? byte < lowest || byte > highest : (byte & 0xc0) !== 0x80) return false;
  }
  return true;
};

/** Offset of the first NUL or the first byte that is not UTF-8; null when the bytes are text throughout. */
export const firstByteThatIsNoText = (bytes: Uint8Array): number | null => {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead === 0 ? 0 : sequenceLength(lead);
    if (length === 0 || !isSequence(bytes, at, length)) return at;
    at += length;
  }
  return null;
};

const unitsAtOnce = 4096;

/** The bytes from `start` to `end` must be whole, valid UTF-8 (see `firstByteThatIsNoText`). */
export const decodeUtf8 = (bytes: Uint8Array, start = 0, end: number = bytes.length): string => {
  let text = "";
  let units: number[] = [];
  for (let at = start; at < end; ) {
    const lead = bytes[at] ?? 0;
    const length = Math.max(1, sequenceLength(lead));
    let point = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let index = 1; index < length; index += 1) point = (point << 6) | ((bytes[at + index] ?? 0) & 0x3f);
    if (point < 0x10000) units.push(point);
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
    at += length;
    if (units.length >= unitsAtOnce) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
};

/** Bytes that the first `end` UTF-16 units of a text take. */
export const utf8Length = (text: string, end: number = text.length): number => {
  let length = 0;
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    // A surrogate pair is four bytes: two for each half.
    else length += unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return length;
};
