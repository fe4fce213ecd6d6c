import { RouterLink } from "./router-link.tsx";
import "./tiles.css";

export type Tile = { readonly id: string; readonly label: string; readonly value: string; readonly url: string };

/** Figures side by side, each a link. */
export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <ul className="tiles">
      {tiles.map(({ id, label, value, url }) => (
        <li key={id}>
          <RouterLink url={url}>
            <span className="tiles-label">{label}</span>
            <span className="tiles-value">{value}</span>
          </RouterLink>
        </li>
      ))}
    </ul>
  );
}
