using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>An API that may not be used, and the namespace or type to use in its place.</summary>
internal sealed record BannedApi(ApiId Api, string? Use)
{
    /// <summary>Whether code in a member is what is to be used in its place: something has to call the API.</summary>
    public bool Excepts(ISymbol? member)
    {
        for (var at = member; Use is not null && at is not (null or INamespaceSymbol { IsGlobalNamespace: true }); at = at.ContainingSymbol)
        {
            if (at is INamespaceOrTypeSymbol && at.ToDisplayString() == Use)
                return true;
        }

        return false;
    }
}
