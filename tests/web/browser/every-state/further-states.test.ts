import { FURTHER_STATES } from "../further-states.ts";
import { standInNobodysWay } from "./in-the-way.ts";

standInNobodysWay(FURTHER_STATES);
