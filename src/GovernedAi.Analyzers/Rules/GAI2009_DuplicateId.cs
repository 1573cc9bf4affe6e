using System.Collections.Concurrent;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds governed methods of one assembly that are known by one id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DuplicateId() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2009",
        page: "GAI2009_DuplicateId",
        title: "Two governed methods have one id",
        messageFormat: "`{0}` has the id `{1}`, and so has `{2}`: give each an id of its own",
        why: "History, suspensions, open requests and the scope that a model call demands all go by the id of the governed method. Two methods of one id vouch for each other, and a person's yes to one could pass for the other.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    protected override void Register(RuleActions actions)
    {
        var stated = new ConcurrentBag<(string Id, IMethodSymbol Method, Location Place)>();
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, context =>
        {
            var method = context.Subject;
            if (method.PartialDefinitionPart is null && method.IsPartialDefinition && GoverningAttributes.Of(method) is { Id: { } id } attributes)
                Add(id, method, attributes.IdLocation(context.Cancellation) ?? method.Locations[0], context);
        });
        actions.OnCompilationEnd(end =>
        {
            foreach (var same in stated.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                var methods = same.OrderBy(s => s.Method.ToDisplayString(), StringComparer.Ordinal).ToList();
                for (var i = 0; i < methods.Count; i++)
                    end.Report(Rule, methods[i].Place, methods[i].Method.SpokenName(), same.Key, methods[i == 0 ? 1 : 0].Method.SpokenName());
            }
        });

        void Add(string id, IMethodSymbol method, Location place, RuleContext<IMethodSymbol> context)
        {
            if (!context.IsOutput(place))
                stated.Add((id, method, place));
        }
    }
}
