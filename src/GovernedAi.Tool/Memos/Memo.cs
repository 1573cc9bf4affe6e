using System.Collections.Immutable;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Inventories;
using GovernedAi.Tool.Output;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Memos;

/// <summary>
/// Writes, from what the compiled code says, what a compliance officer asks: what happens when each model call is wrong, and who is told in what
/// order. It holds no date, path or line, so that the same program gives the same memo and its diff can be reviewed.
/// </summary>
internal static class Memo
{
    public static MemoDocument Write(Inventory inventory)
    {
        var assemblies = inventory.Report.Input.Assemblies.Where(a => a.Role == AssemblyRole.Own && (a.Sites.Length > 0 || a.Governed.Length > 0)).Select(a => a.Name).ToList();
        var blocks = new List<MemoBlock>
        {
            new Paragraph("This memo is written from the compiled program: it says what the code does, and nothing that the code does not. "
                + "It cannot say whether the people and groups named exist, read what they are asked, or decide well."),
            new Heading(2, "In short"),
            new Paragraph(Summary.Of(inventory.Report)),
        };
        blocks.AddRange(inventory.Report.Input.Assemblies.Where(a => assemblies.Contains(a.Name)).Select(a => new Paragraph(BuildSentences.Of(a))));
        if (inventory.Methods.Length > 0)
            blocks.Add(Overview(inventory));

        foreach (var useCase in inventory.UseCases)
            AddUseCase(blocks, useCase, inventory.Methods.Where(m => m.Method.Says.UseCase == useCase.Name));
        var rest = inventory.Methods.Where(m => m.UseCase is null).ToList();
        if (rest.Count > 0)
        {
            blocks.Add(new Heading(2, "Governed, without a declared use case"));
            foreach (var method in rest)
                AddMethod(blocks, method);
        }

        AddList(blocks, inventory, "Nobody answers for these", [SiteVerdict.Ungoverned, SiteVerdict.NotWrapped, SiteVerdict.CoreExposed]);
        AddList(blocks, inventory, "Waived", [SiteVerdict.Waived]);
        AddList(blocks, inventory, "In the baseline", [SiteVerdict.InBaseline], "Nobody answers for these yet. The project's contract accepts them as today's; it only shrinks.");
        AddList(blocks, inventory, "Handed on", [SiteVerdict.HandedOn], "The members that use these answer for them; they are listed where they do.");
        if (inventory.Methods.Length > 0)
        {
            blocks.Add(new Heading(2, "What this memo cannot know"));
            blocks.Add(new Paragraph("These are settled where the program runs, and may differ from one environment to the next:"));
            blocks.Add(new Bullets(RuntimeSentences.NotKnown(inventory)));
        }

        return new($"When the model is wrong: {(assemblies.Count == 0 ? "no model calls" : string.Join(", ", assemblies))}", [.. blocks]);
    }

    private static Grid Overview(Inventory inventory) => new(
        ["Method", "Use case", "Recorded", "A person is asked", "If the model fails"],
        [.. inventory.Methods.Select(m => (ImmutableArray<string>)
        [
            $"`{m.Method.Name}`",
            m.Method.Says.UseCase ?? "none",
            m.Method.Says.Audited ? "in full" : "that it ran",
            m.Method.Says.Escalation is { } escalation ? string.Join(", then ", escalation.Chain) : "no",
            m.Method.Says.Fallbacks.All(f => !f.On.HasFlag(FallbackOn.Failure)) ? "an error" : string.Join(", then ", m.Method.Says.Fallbacks.Where(f => f.On.HasFlag(FallbackOn.Failure)).Select(f => $"`{f.Method}`")),
        ])]);

    private static void AddUseCase(List<MemoBlock> blocks, UseCaseFacts useCase, IEnumerable<GovernedEntry> methods)
    {
        blocks.Add(new Heading(2, $"Use case: {useCase.Name}"));
        blocks.Add(new Answers(
        [
            ("What it is for", Stated(useCase.Purpose)),
            ("Who owns it", Stated(useCase.Owner)),
            ("How much harm it can do", useCase.Risk == Risk.Unstated ? "Not stated." : $"{useCase.Risk}."),
            ("Who approved it", Stated(useCase.ApprovedBy)),
            ("To be reviewed by", Stated(useCase.ReviewBy)),
            ("What success was to be", Stated(useCase.Target)),
            ("Who is told of a wrong answer", IncidentSentences.WhoIsTold(useCase)),
            ("How long it is kept", useCase.RetentionDays > 0 ? $"{useCase.RetentionDays} days, unless the program's options say longer." : "Not stated: as the program's options say, or for good."),
        ]));

        var all = methods.ToList();
        if (all.Count == 0)
            blocks.Add(new Paragraph("No governed method in this program serves it."));
        foreach (var method in all)
            AddMethod(blocks, method);
    }

    private static void AddMethod(List<MemoBlock> blocks, GovernedEntry entry)
    {
        var says = entry.Method.Says;
        blocks.Add(new Heading(3, $"`{entry.Method.Name}`"));
        blocks.Add(new Answers(
        [
            ("What it calls", MethodSentences.Calls(entry)),
            ("When the model fails", MethodSentences.WhenItFails(says)),
            ("When it is wrong or unsure", EscalationSentences.WhenItIsWrong(says)),
            ("Who is asked, in what order", EscalationSentences.WhoIsAsked(says)),
            ("While it is suspended", MethodSentences.WhileItIsSuspended(says)),
            ("What is recorded", MethodSentences.WhatIsRecorded(entry)),
            ("Who owns it", MethodSentences.Owner(entry)),
        ]));

        var doesNot = MethodSentences.DoesNot(entry).ToImmutableArray();
        if (doesNot.IsEmpty)
            return;
        blocks.Add(new Paragraph("What it does not do:"));
        blocks.Add(new Bullets(doesNot));
    }

    private static void AddList(List<MemoBlock> blocks, Inventory inventory, string title, SiteVerdict[] verdicts, string? introduction = null)
    {
        var calls = inventory.Calls.Where(c => verdicts.Contains(c.Judged.Verdict)).ToList();
        if (calls.Count == 0)
            return;
        blocks.Add(new Heading(2, title));
        if (introduction is not null)
            blocks.Add(new Paragraph(introduction));
        blocks.Add(new Grid(["Member", "Model call", "Why"],
            [.. calls.Select(c => (ImmutableArray<string>)[$"`{c.Judged.Site.Member.Name}`", $"`{c.Judged.Site.Call.Name}`", c.Judged.Why])]));
    }

    private static string Stated(string? text) => string.IsNullOrWhiteSpace(text) ? "Not stated." : text.TrimEnd().EndsWith('.') ? text.Trim() : text.Trim() + ".";
}
