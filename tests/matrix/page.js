// The page of every row that has one.

import { show } from "./show.js";

show();
