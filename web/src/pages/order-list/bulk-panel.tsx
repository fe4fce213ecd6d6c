import { useEffect, useRef, useState } from "react";
import { useI18n } from "../../i18n/context.tsx";
import { Banner } from "../../ui/polaris.ts";
import { LeftOrders } from "./left-orders.tsx";
import { useTexts } from "./texts.ts";
import type { BulkStage, BulkWorkOf } from "./use-bulk-work.ts";

type Asking = Extract<BulkStage, { kind: "asking" }>;
type Broken = Extract<BulkStage, { kind: "broken" }>;
type Done = Extract<BulkStage, { kind: "done" }>;

/** What an action on many orders would do, does, and did. */
export function BulkPanel({ work }: { readonly work: BulkWorkOf }) {
  const { stage } = work;
  const place = useFocusOn(stage);
  if (stage === null) return null;
  return (
    <div ref={place}>
      <Stage stage={stage} work={work} />
    </div>
  );
}

/** What was pressed is gone with the choice: whoever goes by keyboard or listens is led to the question, and to the outcome. */
function useFocusOn(stage: BulkStage | null) {
  const place = useRef<HTMLDivElement>(null);
  const [found] = useState(stage);
  useEffect(() => {
    const isToRead = stage !== found && (stage?.kind === "asking" || stage?.kind === "done");
    // Polaris' banner takes the focus itself.
    const banner = place.current?.querySelector<HTMLElement>("[tabindex]");
    if (isToRead && document.activeElement === document.body) banner?.focus();
  }, [stage, found]);
  return place;
}

function Stage({ stage, work }: PartProps<BulkStage>) {
  if (stage.kind === "asking") return <Question stage={stage} work={work} />;
  if (stage.kind === "broken") return <Interrupted stage={stage} work={work} />;
  if (stage.kind === "done") return <Outcome stage={stage} onClose={work.close} />;
  return <Running stage={stage} work={work} />;
}

type PartProps<Stage> = { readonly stage: Stage; readonly work: BulkWorkOf };

function Question({ stage: { action, can, anew, left }, work }: PartProps<Asking>) {
  const t = useTexts();
  const { format } = useI18n();
  const countOf = ({ length }: { readonly length: number }) => format.number(length);
  const shown = { action: t(`bulk.${action}`), can: countOf(can), anew: countOf(anew), left: countOf(left) };
  const go = {
    content: t("bulk.go", shown),
    onAction: () => void work.go({ action, orders: can }),
  };
  return (
    <Banner
      tone={anew.length === 0 ? "info" : "warning"}
      title={t("bulk.ask", shown)}
      {...(can.length === 0 ? {} : { action: go })}
      secondaryAction={{ content: t("bulk.drop"), onAction: work.close }}
    >
      {anew.length === 0 ? null : <LeftOrders title={t("bulk.ask.anew", shown)} orders={anew} />}
      {left.length === 0 ? null : <LeftOrders title={t("bulk.ask.left", shown)} orders={left} />}
    </Banner>
  );
}

function Running({ stage, work: { progress } }: PartProps<BulkStage>) {
  const t = useTexts();
  const { format } = useI18n();
  const { done, total } = progress ?? { done: 0, total: 0 };
  const counts = { done: format.number(done), total: format.number(total) };
  const title =
    stage.kind === "running"
      ? t("bulk.running", { action: t(`bulk.${stage.action}`), ...counts })
      : t(stage.kind === "collecting" ? "bulk.collecting" : "bulk.checking");
  return (
    <Banner tone="info" title={title}>
      <progress aria-label={title} {...(total === 0 ? {} : { max: total, value: done })} />
    </Banner>
  );
}

function Interrupted({ stage: { action, orders }, work }: PartProps<Broken>) {
  const t = useTexts();
  const { format } = useI18n();
  return (
    <Banner
      tone="warning"
      title={t("bulk.broken", { action: t(`bulk.${action}`), count: format.number(orders.length) })}
      action={{ content: t("bulk.resume"), onAction: () => void work.go({ action, orders }) }}
      secondaryAction={{ content: t("bulk.drop"), onAction: work.close }}
    />
  );
}

function Outcome({ stage: { action, results }, onClose }: { readonly stage: Done; readonly onClose: () => void }) {
  const t = useTexts();
  const { format } = useI18n();
  const left = results.filter(({ isDone }) => !isDone);
  const done = format.number(results.length - left.length);
  return (
    <Banner
      tone={left.length === 0 ? "success" : "warning"}
      title={t("bulk.done", { action: t(`bulk.${action}`), done })}
      action={{ content: t("bulk.close"), onAction: onClose }}
    >
      {left.length === 0 ? null : <LeftOrders title={t("bulk.left")} orders={left} />}
    </Banner>
  );
}
