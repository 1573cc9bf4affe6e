using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds methods that serve a use case nobody declared, and declarations that cannot be understood.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndeclaredUseCase() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4004",
        page: "GAI4004_UndeclaredUseCase",
        title: "A use case is not declared",
        messageFormat: "{0} {1}",
        why: "A use case answers who approved this use of AI, who owns it and what it was to achieve. A name that nobody declared answers nothing, and a misspelt one splits the record in two.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var useCases = RuleBook.Of(actions.Compilation).UseCases;
        actions.OnAnnotated<IMethodSymbol>(SymbolKind.Method, context => CheckMethod(context, useCases));
        actions.OnSyntax<CompilationUnitSyntax>(SyntaxKind.CompilationUnit, (_, context) =>
        {
            foreach (var fault in useCases.Faults.Where(fault => fault.Place?.SourceTree == context.Subject.SyntaxTree))
                context.Report(Rule, fault.Place, fault.Subject, fault.Words);
        });
    }

    private static void CheckMethod(RuleContext<IMethodSymbol> context, UseCases useCases)
    {
        if (context.Subject.PartialDefinitionPart is not null)
            return;
        foreach (var attribute in GoverningAttribute.Of(context.Subject))
        {
            if (attribute.Kind != GoverningKind.AuditLog || attribute.Strings().FirstOrDefault() is not { Length: > 0 } name || useCases.Find(name) is not null)
                continue;
            var place = attribute.IsComposed ? attribute.Location : new AttributeArguments(attribute.Data).Place(null, 0);
            context.Report(Rule, place, $"`{context.Subject.Name}`", $"serves the use case '{name}', which nobody has declared: {WayOut(useCases, name)}");
        }
    }

    private static string WayOut(UseCases useCases, string name) =>
        useCases.Names.ToList() is { Count: > 0 and <= 8 } names
            ? $"name one that is ({string.Join(", ", names)}), or add [assembly: UseCase(\"{name}\", Owner = …)]"
            : $"add [assembly: UseCase(\"{name}\", Owner = …)]";
}
