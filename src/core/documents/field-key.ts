/** The one spelling under which presets name a header field: `Last_Updated` and `last updated` are `last-updated`. */
export const fieldKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
