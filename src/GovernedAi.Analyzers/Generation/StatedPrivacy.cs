using GovernedAi.Analyzers.Recognition;
using GovernedAi.Privacy;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// What is said about privacy of a governed method's parameters and result: on the declaration, the body, and what it overrides or
/// implements. A mark anywhere counts, because a mark that is passed over would be a leak.
/// </summary>
internal sealed class StatedPrivacy(IMethodSymbol method, IMethodSymbol core)
{
    public bool IsResultSensitive => Places().SelectMany(m => m.GetReturnTypeAttributes()).Any(PrivateSymbols.SaysSensitive);

    /// <summary>Names of members of <c>ArgumentPrivacy</c>.</summary>
    public EquatableArray<string> Of(IParameterSymbol parameter)
    {
        var attributes = Places().Where(m => m.Parameters.Length == method.Parameters.Length).SelectMany(m => m.Parameters[parameter.Ordinal].GetAttributes()).ToList();
        var privacy = new List<string>();
        if (attributes.Any(PrivateSymbols.SaysSensitive))
            privacy.Add("Sensitive");
        if (attributes.Any(a => a.AttributeClass.IsNamed(PrivacyNames.DataSubject)))
            privacy.Add("DataSubject");
        return privacy.ToEquatable();
    }

    private IEnumerable<IMethodSymbol> Places() => Overridden().Append(core).Concat(Implemented());

    private IEnumerable<IMethodSymbol> Overridden()
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
            yield return at;
    }

    private IEnumerable<IMethodSymbol> Implemented() => method.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers(method.Name).OfType<IMethodSymbol>())
        .Where(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
}
