import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";

const everyOtherSecond = 2000;

/** Reads the page anew when the wall has changed elsewhere, as long as the page is seen. Answers whether the server was reached last time. */
export function useWall(slug: string, version: string): { reached: boolean } {
  const { revalidate, state } = useRevalidator();
  const [reached, setReached] = useState(true);
  useEffect(() => {
    let asking = false;
    const look = async () => {
      if (asking || document.hidden || state !== "idle") return;
      asking = true;
      try {
        const answer = await fetch(`/arbetsplats/${slug}/skord/version`);
        setReached(answer.ok);
        if (answer.ok && (await answer.text()) !== version) await revalidate();
      } catch {
        setReached(false);
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(() => void look(), everyOtherSecond);
    return () => clearInterval(timer);
  }, [slug, version, revalidate, state]);
  return { reached };
}
