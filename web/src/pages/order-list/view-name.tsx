import { useDeferredValue, useState } from "react";
import { useNamedViews } from "../../api/list-views.ts";
import type { OrderList } from "../../../../server/http/contract.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { Asked } from "../../ui/asked.tsx";
import { BlockStack, Button, InlineStack, Text, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { viewQuery } from "./address.ts";
import { useTexts } from "./texts.ts";
import { useListView } from "./use-list-view.ts";

type Props = Pick<OrderList, "views">;

const LONGEST = 40;
const MOST = 20;

/** Keeps what the list shows under a name, or gives the view in sight another name or none. */
export function ViewName({ views }: Props) {
  // Drawn after the click that changed the view was answered.
  const current = viewQuery(useDeferredValue(useListView().view));
  const known = views.find(({ query }) => query === current);
  return <NameForm key={`${known?.name} ${current}`} known={known?.name} views={views} current={current} />;
}

type FormProps = Props & { readonly known: string | undefined; readonly current: string };

function NameForm({ known, views, current }: FormProps) {
  const t = useTexts();
  const failureText = useFailureText();
  const { save, rename } = useNamedViews();
  const [typed, setTyped] = useState(known ?? "");
  const name = typed.trim().replace(/\s+/g, " ");
  const isTaken = name !== known && views.some((view) => view.name === name);
  const isFull = known === undefined && views.length >= MOST;
  const tell = { onError: (error: Error) => showErrorToast(failureText(error)) };
  const keep = () => {
    if (name === "" || name === known || isTaken || isFull) return;
    if (known === undefined) save.mutate({ name, query: current }, tell);
    else rename.mutate({ from: known, to: name }, tell);
  };
  const isBusy = save.isPending || rename.isPending;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="end">
          <TextField
            label={t("views.name")}
            value={typed}
            onChange={setTyped}
            maxLength={LONGEST}
            error={isTaken ? t("views.taken") : isFull && t("views.full")}
            autoComplete="off"
          />
          <Button submit loading={isBusy} disabled={name === "" || name === known || isTaken || isFull}>
            {t(known === undefined ? "views.save" : "views.rename")}
          </Button>
          {known === undefined ? null : <Drop name={known} />}
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm">
          {t("views.shared")}
        </Text>
      </BlockStack>
    </form>
  );
}

/** Colleagues have the view as well: it goes only after a second press. */
function Drop({ name }: { readonly name: string }) {
  const t = useTexts();
  const failureText = useFailureText();
  const { drop } = useNamedViews();
  const [isAsked, setAsked] = useState(false);
  const send = () => drop.mutate({ name }, { onError: (error) => showErrorToast(failureText(error)) });
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t("views.drop")}</Button>;
  return (
    <Asked label={t("views.drop")}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span">{t("views.drop.says", { name })}</Text>
        <Button tone="critical" loading={drop.isPending} onClick={send}>
          {t("views.drop.yes")}
        </Button>
        <Button variant="tertiary" onClick={() => setAsked(false)}>
          {t("views.drop.no")}
        </Button>
      </InlineStack>
    </Asked>
  );
}
