using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>The classes that one edit writes to stand before agents: one for each kind of agent in a project.</summary>
internal sealed class GovernedAgentNames
{
    private readonly List<(INamedTypeSymbol Agent, string Space, string Name)> _made = [];

    /// <summary>How the class is named at a place, and whether it has to be written there.</summary>
    public string Find(Compilation compilation, INamedTypeSymbol agent, SyntaxNode root, int position, SemanticModel model, out bool isNew)
    {
        var space = SpaceOf(root, position);
        var made = _made.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Agent, agent));
        isNew = made.Name is null;
        if (isNew)
            _made.Add(made = (agent, space, Free(compilation, "Governed" + (agent.TypeKind == TypeKind.Interface ? agent.Name.Substring(1) : agent.Name), model, position)));

        var isInReach = made.Space.Length == 0 || space == made.Space || space.StartsWith(made.Space + ".", StringComparison.Ordinal);
        return isInReach ? made.Name! : $"{made.Space}.{made.Name}";
    }

    private static string Free(Compilation compilation, string wanted, SemanticModel model, int position)
    {
        var name = wanted;
        for (var number = 2; compilation.ContainsSymbolsWithName(name, SymbolFilter.TypeAndMember) || !model.LookupSymbols(position, name: name).IsEmpty; number++)
            name = wanted + number;
        return name;
    }

    private static string SpaceOf(SyntaxNode root, int position) =>
        string.Join(".", root.FindToken(position).Parent!.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()).Reverse());
}
