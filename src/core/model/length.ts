/** How long something lasts: days of either sort end at 24:00 in the policy's zone, a span at its second. */
export type Length =
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "business-days"; readonly days: number }
  | { readonly kind: "seconds"; readonly seconds: number };
