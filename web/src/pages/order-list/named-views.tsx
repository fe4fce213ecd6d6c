import { memo } from "react";
import type { OrderList } from "../../../../server/http/contract.ts";
import { Button, InlineStack } from "../../ui/polaris.ts";
import { openView } from "./moves.ts";
import { useTexts } from "./texts.ts";

type Props = { readonly views: OrderList["views"]; readonly current: string };

/** The shop's own views of the list, one click each; made and changed where the list is narrowed. */
export const NamedViews = memo(function NamedViews({ views, current }: Props) {
  const t = useTexts();
  if (views.length === 0) return null;
  return (
    <div role="group" aria-label={t("views")}>
      <InlineStack gap="200">
        {views.map(({ name, query }) => (
          <Button key={name} pressed={query === current} onClick={() => openView(query)}>
            {name}
          </Button>
        ))}
      </InlineStack>
    </div>
  );
});
