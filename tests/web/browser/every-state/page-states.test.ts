import { PAGE_STATES } from "../page-states.ts";
import { standInNobodysWay } from "./in-the-way.ts";

standInNobodysWay(PAGE_STATES);
