using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds calls of a core, and delegates made of one, anywhere but in its wrapper.</summary>
internal sealed class CoreUsedDirectly() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2006",
        page: "GAI2006_CoreUsedDirectly",
        title: "The body of a governed method is used around its wrapper",
        messageFormat: "`{0}` is the body of `{1}`: calling it here goes round the governance; call `{1}`",
        why: "Only the wrapper may run the body. Whoever calls it, or takes it as a delegate, gets the model's answer with no record, no person asked and no fallback.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        var members = GovernedMembers.Of(actions.Compilation);
        actions.OnCall(CoreMethod.MayBe, call => Check(call, call.Subject.TargetMethod, members));
        actions.OnDelegate(CoreMethod.MayBe, taken => Check(taken, taken.Subject.Method, members));
    }

    private static void Check<T>(RuleContext<T> context, IMethodSymbol method, GovernedMembers members)
        where T : class, IOperation
    {
        if (members.GovernedBy(method) is not { } governed || IsItsOwn(context.ContainingSymbol, governed, members))
            return;
        context.Report(Rule, context.Subject.Syntax.GetLocation(), method.Name, governed.Name);
    }

    /// <summary>The wrapper runs the core; a core that calls itself, or the one it overrides, is already inside it.</summary>
    private static bool IsItsOwn(ISymbol? member, IMethodSymbol governed, GovernedMembers members) =>
        member is IMethodSymbol caller
        && (SymbolEqualityComparer.Default.Equals(caller.PartialDefinitionPart ?? caller, governed)
            || SymbolEqualityComparer.Default.Equals(members.GovernedBy(caller), governed));
}
