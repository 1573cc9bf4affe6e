using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>Maps <c>new GovernedAIAgent(agent)</c> in place of the agent: a class, written where there is none yet, of which every run is a governed method.</summary>
internal sealed class GovernAgent(Arrangement arrangement) : Offer
{
    public override string Title => arrangement.Title + " to each run of the agent";

    public override string Key => arrangement.Key;

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(Find(file, diagnostic, cancellation) is { } found ? names => Write(file, found.Mapped, found.Base, names, cancellation) : (Action<ProjectNames>?)null);

    private (MappedAgent Mapped, DelegatingBase Base)? Find(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var node = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        // A primary constructor is the shortest way to stand before an agent.
        return file.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }
            && MappedAgent.Of(file, node, cancellation) is { } mapped
            && mapped.Type.Lineage().Select(at => DelegatingBase.For(at, file.Model.Compilation)).FirstOrDefault(found => found is not null) is { } delegating
            && delegating.Runs.All(run => run.CanBeRecorded && arrangement.Suits(run)) ? (mapped, delegating) : null;
    }

    private void Write(FileEdit file, MappedAgent mapped, DelegatingBase delegating, ProjectNames names, CancellationToken cancellation)
    {
        var place = mapped.Syntax;
        var type = Standing(file, place, delegating, cancellation);
        if (type is null)
        {
            var made = names.GovernedAgents.Find(file.Model.Compilation, delegating.Agent, file.Root, place.SpanStart, file.Model, out var isNew);
            type = made;
            if (isNew)
                AddClass(file, place, delegating, made.Substring(made.LastIndexOf('.') + 1), names);
        }

        mapped.PutBehind(file, type);
    }

    // A class that an earlier fix wrote, or the owner of the code: they may have added to it.
    private string? Standing(FileEdit file, SyntaxNode place, DelegatingBase delegating, CancellationToken cancellation)
    {
        var agents = KnownSymbols.Of(file.Model.Compilation).GovernedAgents;
        return file.Model.Compilation.GetSymbolsWithName("Governed" + delegating.Noun, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type is { Arity: 0, IsAbstract: false } && agents.Are(type) && IsArranged(type, delegating, agents) && file.Model.IsAccessible(place.SpanStart, type)
                && type.InstanceConstructors.Any(c => c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, delegating.Agent))) is { } standing
            ? TypeText.Of(standing, file.Model, place.SpanStart)
            : null;
    }

    /// <summary>Whether each run of a class that stands already is governed by all that this offer would write.</summary>
    private bool IsArranged(INamedTypeSymbol type, DelegatingBase delegating, GovernedAgents agents) =>
        agents.AnswersOf(type).All(answer => answer is not null && GoverningAttributes.Of(answer) is { } borne && arrangement.InEffect.All(borne.Kinds.Contains));

    private void AddClass(FileEdit file, SyntaxNode place, DelegatingBase delegating, string name, ProjectNames names)
    {
        var around = place.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
        var position = around?.SpanStart ?? file.Root.EndOfFileToken.SpanStart;
        string Display(ITypeSymbol type) => TypeText.Of(type, file.Model, position);

        var parameter = Identifier.Write(delegating.Constructed.Name);
        var members = delegating.Runs.SelectMany(run => Members(file, position, delegating, run, names, Display));
        file.NewMembers.AddType(around, $$"""
            /// <summary>Stands before an agent: each run is on record, with who answers for it.</summary>
            internal sealed partial class {{name}}({{Display(delegating.Agent)}} {{parameter}}) : {{Display(delegating.Type)}}({{parameter}})
            {
            {{string.Join("\n\n", members.Select(member => "    " + member.Replace("\n", "\n    ")))}}
            }
            """);
    }

    private IEnumerable<string> Members(FileEdit file, int position, DelegatingBase delegating, DelegatedRun run, ProjectNames names, Func<ITypeSymbol, string> display)
    {
        var method = run.Method;
        var governing = arrangement.For(new GovernedMember(file, position, delegating.Type, names.Members)
        {
            Name = method.Name,
            Core = CoreName.Of(method.Name, run.BodyName),
            IsStatic = false,
            Returned = MethodResult.Of(method),
            AllParameters = [.. method.Parameters.Select(p => (p.Type, p.Name))],
        });
        string Parameter(IParameterSymbol p) => $"{display(p.Type)} {Identifier.Write(p.Name)}";
        string Optional(IParameterSymbol p) => !p.HasExplicitDefaultValue ? "" : p.Type.IsValueType ? " = default" : " = null";

        yield return string.Concat(governing.Attributes.Select(attribute => attribute + "\n"))
            + ParameterLines.Write($"{run.Accessibility} override partial {display(method.ReturnType)} {method.Name}", method.Parameters.Select(p => Parameter(p) + Optional(p))) + ";";
        yield return ParameterLines.Write($"private {display(method.ReturnType)} {run.BodyName}", method.Parameters.Select(Parameter)) + $" =>\n    {run.PassedOn};";
        foreach (var member in governing.Members)
            yield return member;
    }
}
