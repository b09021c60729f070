/** A path as it stands in the address of a link: `#` and `?` are signs of a name here, not of an address. */
export const pathInLink = (path: string): string =>
  path
    .toWellFormed()
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29")))
    .join("/");
