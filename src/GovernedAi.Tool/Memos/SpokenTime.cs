namespace GovernedAi.Tool.Memos;

/// <summary>A length of time as a person says it: "1 hour 30 minutes".</summary>
internal static class SpokenTime
{
    public static string Of(TimeSpan time)
    {
        (int Count, string Unit)[] parts = [(time.Days, "day"), (time.Hours, "hour"), (time.Minutes, "minute"), (time.Seconds, "second")];
        var spoken = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Unit}{(p.Count == 1 ? "" : "s")}").ToList();
        return spoken.Count == 0 ? "no time at all" : string.Join(' ', spoken);
    }
}
