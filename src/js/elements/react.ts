// `costpeek/react`: types alone, so that JSX of React 19 knows the elements. `import type {} from "costpeek/react";`

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { CostBalance, CostElement, CostHint, CostProblem, CostTip, CostTotal } from "./index.js";

/** `class` and children, and what all elements have. */
type Props<Element extends CostElement> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & {
  class?: string;
  form?: string;
  catalog?: CostElement["catalog"];
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "cost-total": Props<CostTotal>;
      "cost-tip": Props<CostTip> & { for?: string; model?: string; delay?: number | string };
      "cost-hint": Props<CostHint> & { setting?: string; value?: string };
      "cost-balance": Props<CostBalance> & { amount?: number | string; counting?: string };
      "cost-problem": Props<CostProblem> & { setting?: string };
    }
  }
}
