using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds values in an <c>.editorconfig</c> or a global config that are not understood.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnreadableSetting() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI0004",
        page: "GAI0004_UnreadableSetting",
        title: "A setting cannot be understood",
        messageFormat: "`{0} = {1}` in {2}: {3}",
        why: "A mistyped setting leaves other calls reported than somebody decided, and nobody notices until one is missed.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    // Raw requests are held to these settings too, and need no library.
    protected override bool Applies(KnownSymbols known) => base.Applies(known) || known.HttpClient is not null;

    protected override void Register(RuleActions actions) => actions.OnCompilationEnd(context =>
    {
        Check(context, ModelCallKinds.OptionKey, ModelCallKinds.Fault);
        Check(context, TestProject.OptionKey, TestProject.Fault);
    });

    // Once a value: the line of an .editorconfig covers many files, and stands in none that the compiler shows to analyzers.
    private static void Check(RuleContext<Compilation> context, string key, Func<string, string?> faultOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (Setting.ReadGlobal(context.Options, key) is { } global && seen.Add(global) && faultOf(global) is { } fault)
            context.Report(Rule, Location.None, key, global, "a global config or an MSBuild property", fault);

        foreach (var tree in context.Subject.SyntaxTrees)
        {
            var place = tree.GetLocation(default);
            if (Setting.Read(context.Options, tree, key) is { } value && !seen.Contains(value) && !context.IsOutput(place) && seen.Add(value) && faultOf(value) is { } wrong)
                context.Report(Rule, place, key, value, "the .editorconfig of this file", wrong);
        }
    }
}
