import { walkEveryPage } from "./every-page.ts";

walkEveryPage("tr");
