/** Text of any characters, half of them from the low end where the controls and YAML's signs are. */
import fc from "fast-check";

const character = fc
  .oneof(fc.integer({ min: 0, max: 0xa0 }), fc.integer({ min: 0, max: 0x10ffff }))
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));

export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(character, { maxLength }).map((characters) => characters.join(""));
