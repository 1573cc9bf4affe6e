using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>Writes a mapping anew so that another agent stands before the one it maps.</summary>
internal abstract class MappedAgent
{
    /// <summary>The type of what is mapped.</summary>
    public abstract INamedTypeSymbol Type { get; }

    /// <summary>The mapping's syntax.</summary>
    public abstract SyntaxNode Syntax { get; }

    /// <summary>Hands the mapping <c>new type(agent)</c>.</summary>
    public abstract void PutBehind(FileEdit file, string type);

    /// <summary>Reads a mapping, or gives <see langword="null"/> where it maps what cannot be named there.</summary>
    public static MappedAgent? Of(FileEdit file, SyntaxNode node, CancellationToken cancellation)
    {
        var known = KnownSymbols.Of(file.Model.Compilation);
        if (file.Model.GetOperation(node, cancellation) is not IInvocationOperation call || AgentMapping.Of(call, known) is not { } mapping)
            return null;
        return mapping.Agent is { Syntax: ExpressionSyntax agent, Type: INamedTypeSymbol type } ? new Given(agent, type) : KeyedAgent.Of(file, call, known);
    }

    /// <summary>An agent that the mapping is given.</summary>
    private sealed class Given(ExpressionSyntax agent, INamedTypeSymbol type) : MappedAgent
    {
        public override INamedTypeSymbol Type => type;

        public override SyntaxNode Syntax => agent;

        public override void PutBehind(FileEdit file, string standing)
        {
            file.Insert(agent.SpanStart, $"new {standing}(");
            file.Insert(agent.Span.End, ")");
        }
    }
}
