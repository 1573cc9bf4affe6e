using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds [CallersGovern] where no caller can see it, so that the obligation is handed to nobody.</summary>
internal sealed class HandedToNobody() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2050",
        page: "GAI2050_HandedToNobody",
        title: "[CallersGovern] hands the obligation to nobody",
        messageFormat: "`{0}` leaves its model calls to its callers, but {1}: govern here, or mark what callers see",
        why: "[CallersGovern] works because each call of the member is held to account. Where callers see something else, or are no code of this solution, nobody is.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        if (known.CallersGovern is null)
            return;

        actions.OnAnnotated<IMethodSymbol>(SymbolKind.Method, method => Check(method, known));
        actions.OnAnnotated<IPropertySymbol>(SymbolKind.Property, property => Check(property, known));
        actions.OnDelegate(known.HandedOn.MayBe, reference => CheckDelegate(reference, known));
    }

    private static void Check<TMember>(RuleContext<TMember> context, KnownSymbols known)
        where TMember : class, ISymbol
    {
        var member = context.Subject;
        if (!HandedOn.IsMarked(member))
            return;
        if (Harmless(member, known) is { } seen)
            context.Report(Rule, context.Place, member.Name, $"callers of `{seen.ContainingType.Name}.{seen.Name}` do not see that");
        else if (member is IMethodSymbol method && FrameworkCalled.Reason(method) is { } reason)
            context.Report(Rule, context.Place, member.Name, reason);
    }

    private static void CheckDelegate(RuleContext<IMethodReferenceOperation> context, KnownSymbols known)
    {
        var reference = context.Subject;
        if (!known.HandedOn.Is(reference.Method) || reference.Parent is INameOfOperation)
            return;
        if (known.Obligation.IsMet(context.ContainingSymbol, reference))
            return;

        context.Report(Rule, reference.Syntax.GetLocation(), reference.Method.Name, "whoever runs this delegate does not see that, and no waiver covers it, since nothing could let it pass at run time (a lambda that calls it is a call, which GAI1001 reports and a waiver covers)");
    }

    private static ISymbol? Harmless<TMember>(TMember member, KnownSymbols known)
        where TMember : class, ISymbol
        => Implementations.Of(member).FirstOrDefault(seen => !known.HandedOn.Is(seen) && !(seen is IMethodSymbol method && known.ModelCalls.Recognize(method) is not null));
}
