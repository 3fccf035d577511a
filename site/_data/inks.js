import { dark, light } from "../../.build/site.js";

/** The figures' colors, for the site's logo. */
const names = Object.keys(light);
export default Object.fromEntries(
  names.map((ink) => [ink, `light-dark(${light[ink]},${dark[ink]})`]),
);
