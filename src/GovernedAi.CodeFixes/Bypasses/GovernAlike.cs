using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Bypasses;

/// <summary>Gives a member that stands in for a governed one the controls it drops, in the words of the other where they mean the same here.</summary>
internal sealed class GovernAlike : Offer
{
    public override string Title => "Govern it as well";

    public override string Key => nameof(GovernAlike);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(
            file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method && file.Model.GetDeclaredSymbol(method, cancellation) is { } symbol
                ? Plan(file, method, symbol, cancellation)
                : null);

    private static Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol, CancellationToken cancellation)
    {
        var demanded = StoodInFor(symbol).Select(GoverningAttributes.Of).FirstOrDefault(g => g is not null);
        var kept = GoverningAttributes.Of(symbol)?.Kinds.ToList() ?? [];
        var dropped = demanded?.Kinds.Where(k => !kept.Contains(k)).Select(k => Alike(k, demanded)).ToArray() ?? [];
        if (dropped.Length == 0)
            return null;

        var together = new Together(nameof(GovernAlike), "", dropped);
        var remedy = Annotation.Of(file, method, cancellation) ?? (Remedy?)GovernedMethodSplit.Of(file, method, cancellation);
        return remedy is not null && together.Suits(remedy) ? names => remedy.Write(together, names) : null;
    }

    private static Arrangement Alike(GoverningKind kind, GoverningAttributes demanded) => kind switch
    {
        GoverningKind.AuditLog => new Audit(demanded.UseCase),
        GoverningKind.Escalation => new Escalate(demanded.Escalation!.EnumName("Ask") == "BeforeModel", demanded.Escalation.Strings()),
        _ => new FallBack(),
    };

    private static IEnumerable<IMethodSymbol> StoodInFor(IMethodSymbol method)
    {
        foreach (var stoodFor in Implementations.Of(method))
            yield return stoodFor;
        for (var type = method.ContainingType.BaseType; !method.IsOverride && type is not null; type = type.BaseType)
        {
            foreach (var hidden in type.GetMembers(method.Name).OfType<IMethodSymbol>().Where(m => m.Parameters.Length == method.Parameters.Length))
                yield return hidden;
        }
    }
}
