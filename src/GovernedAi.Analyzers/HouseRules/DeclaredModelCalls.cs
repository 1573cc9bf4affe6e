using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The model calls that assemblies declare of code they do not own.</summary>
internal sealed class DeclaredModelCalls
{
    private const string DefaultKind = "chat";

    private readonly ImmutableArray<(ApiId Id, string Kind)> _apis;

    public DeclaredModelCalls(Compilation compilation)
    {
        _apis = [.. GovernanceAssemblies.Of(compilation)
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(IsDeclaration)
            .Select(attribute => new AttributeArguments(attribute))
            .Where(said => IsCallable(said.Text(0)))
            .Select(said => (new ApiId(said.Text(0)), said.Text("Kind") ?? DefaultKind))];
        Names = _apis.Any(api => api.Id.DocId[0] == 'T') ? NameSet.All : new(_apis.Select(api => api.Id.ShortName));
    }

    public bool Any => !_apis.IsEmpty;

    /// <summary>The names that declared members have.</summary>
    public NameSet Names { get; }

    public static bool IsDeclaration(AttributeData attribute) => attribute.AttributeClass.IsNamed("GovernedAi.DeclaredModelCallAttribute");

    /// <summary>Whether an id can be one of something that calls a model: a method or property, or a type for all of its methods.</summary>
    public static bool IsCallable(string id) => ApiId.IsCallable(id);

    /// <summary>Whether a member was declared to call a model. Constructing an object of a declared type calls none yet.</summary>
    public bool Hold(ISymbol member) => KindOf(member) is not null;

    /// <summary>The kind of model call that a member was declared to make, or <see langword="null"/> when it was not declared.</summary>
    public string? KindOf(ISymbol member)
    {
        if (!Names.Contains(member.Name)
            || member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.PropertyGet) })
        {
            return null;
        }

        foreach (var (id, kind) in _apis)
        {
            if ((id.DocId[0] != 'T' || member is IMethodSymbol) && id.Holds(member))
                return kind;
        }

        return null;
    }
}
