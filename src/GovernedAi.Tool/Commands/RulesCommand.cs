using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Rules;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai rules</c>: what a rule set says, and whom a new version of it would break.</summary>
internal static class RulesCommand
{
    private const int Breaks = 1, CannotTell = 3;

    // What could not be read goes before what was found, as everywhere.
    private static readonly int[] Worst = [Report.NotRead, Breaks, CannotTell];

    public static Command Create(Terminal terminal) => new("rules", "Shows house rule sets, and previews what a new version would break.")
    {
        Show(terminal),
        Diff(terminal),
    };

    private static Command Show(Terminal terminal)
    {
        var path = new Argument<string>("rule-set") { Description = "A compiled rule set." };
        var command = new Command("show", "Lists the rules of a rule set.") { path };
        command.SetAction(parsed => Guarded(terminal, () =>
        {
            var set = PublishedRuleSet.Read(parsed.GetRequiredValue(path));
            var text = new StringBuilder($"{set.Name} {set.Version}\nWaivers: {set.WaiverWords}\n");
            foreach (var rule in set.Rules)
            {
                text.Append($"\n{rule.Id}  {rule.Title}\n");
                foreach (var name in rule.Says.Keys)
                    text.Append($"    {rule.Line(name)}\n");
            }

            terminal.Out.Write(text);
            return 0;
        }));
        return command;
    }

    private static Command Diff(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "The compiled rule set in use." };
        var @new = new Argument<string>("new") { Description = "The version to be published." };
        var inventories = new Option<string[]>("--inventory", "-i")
        {
            Description = "Inventories of repositories, as `governedai inventory --format json` writes them.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("diff", "Tells which rules differ and which methods of which repositories the new version would break. Exit code 0, 1 when something would break, 2 when something could not be read, now or for an inventory, or 3 when nothing would break for certain and of something an inventory cannot tell.") { old, @new, inventories };
        command.SetAction(parsed => Guarded(terminal, () =>
        {
            var (before, after) = (PublishedRuleSet.Read(parsed.GetRequiredValue(old)), PublishedRuleSet.Read(parsed.GetRequiredValue(@new)));
            var text = new StringBuilder();
            if (before.WaiverWords != after.WaiverWords)
                text.Append($"~ Waivers\n    - {before.WaiverWords}\n    + {after.WaiverWords}\n");
            foreach (var gone in before.Rules.Where(rule => after.Find(rule.Id) is null))
                text.Append($"- {gone.Id}  {gone.Title}\n");
            foreach (var rule in after.ChangedSince(before))
                Describe(rule, before.Find(rule.Id), text);

            if (text.Length == 0)
                text.Append("The two say the same.\n");

            var codes = parsed.GetRequiredValue(inventories).Select(file => Preview(file, before, after, text)).ToHashSet();
            terminal.Out.Write(text.ToString());
            return Worst.FirstOrDefault(codes.Contains);
        }));
        return command;
    }

    private static void Describe(PublishedRule rule, PublishedRule? before, StringBuilder text)
    {
        text.Append($"{(before is null ? '+' : '~')} {rule.Id}  {rule.Title}\n");
        foreach (var name in rule.Says.Keys.Union(before?.Says.Keys ?? []).Order(StringComparer.Ordinal))
        {
            var (was, becomes) = (before?.Says.ContainsKey(name) == true ? before.Line(name) : null, rule.Says.ContainsKey(name) ? rule.Line(name) : null);
            if (was == becomes)
                continue;
            if (was is not null)
                text.Append($"    - {was}\n");
            if (becomes is not null)
                text.Append($"    + {becomes}\n");
        }
    }

    /// <summary>Names the methods and calls that the new version would break, or of which it cannot be told, and the old one does not.</summary>
    /// <returns>The exit code that this inventory calls for.</returns>
    private static int Preview(string file, PublishedRuleSet before, PublishedRuleSet after, StringBuilder text)
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        var preview = new RulePreview(JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new JsonException($"{file} is no inventory."), DateOnly.FromDateTime(today));
        List<string> lines = [.. preview.Unread.Select(unread => $"not read: {unread}: what would break there cannot be told")];
        var code = lines.Count > 0 ? Report.NotRead : 0;
        if (!preview.SaysWhatIsUnread)
        {
            lines.Add("cannot tell whether everything was read (the inventory is of an older version)");
            code = CannotTell;
        }

        if (preview.Undecided.Count > 0)
        {
            lines.AddRange(preview.Undecided.Select(undecided => $"cannot tell what would break in {undecided}"));
            code = code == Report.NotRead ? code : CannotTell;
        }

        // What a set says about waivers concerns every rule of it.
        foreach (var rule in before.WaiverWords == after.WaiverWords ? after.ChangedSince(before) : after.Rules)
        {
            var loudness = rule.EnforceFrom > today ? $" (a warning until {rule.EnforceFrom.Value.Words()})" : "";
            // Who broke the old version is not broken by the new one.
            var known = before.Find(rule.Id) is { } was ? preview.Breaks(was, before.Waivers).Select(b => b.IsSure ? b.Where : b.ToString()).ToHashSet() : [];
            foreach (var broken in preview.Breaks(rule, after.Waivers).Where(b => !known.Contains(b.Where) && !known.Contains(b.ToString())))
            {
                lines.Add($"{rule.Id}  {broken}{loudness}");
                if (code != Report.NotRead && code != Breaks)
                    code = broken.IsSure ? Breaks : CannotTell;
            }
        }

        if (lines.Count > 0)
            text.Append($"\n{Path.GetFileNameWithoutExtension(file)}\n");
        foreach (var line in lines)
            text.Append($"  {line}\n");
        return code;
    }

    private static int Guarded(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is UnreadableException or JsonException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"not read: {e.Message}");
            return Report.NotRead;
        }
    }
}
