import { Badge, type BadgeProps } from "./polaris.ts";

type Props = { readonly tone: NonNullable<BadgeProps["tone"]>; readonly children: string };

/** A badge whose words say all of it: Polaris reads out its colour's name, such as "Dikkat", unless it is given something else. */
export const PlainBadge = ({ tone, children }: Props) => (
  <Badge tone={tone} toneAndProgressLabelOverride=" ">
    {children}
  </Badge>
);
