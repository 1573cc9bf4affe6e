using System.Text.RegularExpressions;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds what is marked sensitive and is written down all the same, on a way that does not pass the mask.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CapturedInTheClear() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI5001",
        page: "GAI5001_CapturedInTheClear",
        title: "Something sensitive is captured in the clear",
        messageFormat: "`{0}` is sensitive, and {1}",
        why: "What is marked sensitive is masked where its type is recorded. A question to people, and a type that writes itself, go round the mask: then it lies in files and inboxes for whoever reads them.",
        defaultSeverity: DiagnosticSeverity.Warning);

    private static readonly Regex Hole = new(@"(?<!\{)\{(?<path>[^{}]+)\}", RegexOptions.CultureInvariant);

    protected override void Register(RuleActions actions) => actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, Check);

    private static void Check(RuleContext<IMethodSymbol> context)
    {
        var method = context.Subject;
        if (method.PartialDefinitionPart is not null || GoverningAttributes.Of(method) is not { } attributes || (!attributes.IsAudited && attributes.Escalation is null))
            return;
        CheckQuestion(context, attributes.Escalation);
        foreach (var parameter in method.Parameters.Where(p => !p.IsSensitive() && UnrecordedTypes.Reason(p.Type) is null))
            CheckType(context, parameter.Type, $"the argument `{parameter.Name}`", parameter.Locations.FirstOrDefault());
        if (MethodResult.Of(method).Type is { } result && !method.GetReturnTypeAttributes().Any(PrivateSymbols.SaysSensitive))
            CheckType(context, result, $"the result of `{method.Name}`", method.Locations.FirstOrDefault());
    }

    private static void CheckQuestion(RuleContext<IMethodSymbol> context, GoverningAttribute? escalation)
    {
        if (escalation?.Value<string>("Question") is not { } question)
            return;
        foreach (Match hole in Hole.Matches(question))
        {
            if (SensitiveStep(context.Subject, hole.Groups["path"].Value) is { } path)
                context.Report(Rule, escalation.ArgumentLocation("Question", context.Cancellation), path, "the question shows it: take it out of the question");
        }
    }

    private static string? SensitiveStep(IMethodSymbol method, string path)
    {
        var names = path.Split('.').Select(name => name.Trim()).ToArray();
        var parameter = method.Parameters.FirstOrDefault(p => p.Name == names[0]);
        if (parameter?.IsSensitive() == true || (parameter is null && method.GetReturnTypeAttributes().Any(PrivateSymbols.SaysSensitive)))
            return names[0];
        var type = parameter?.Type ?? (names[0] == "result" ? MethodResult.Of(method).Type : null);
        for (var at = 1; at < names.Length && type is not null; at++)
        {
            var member = Members(type).FirstOrDefault(m => m.Name == names[at]);
            if (member?.IsSensitive() == true)
                return string.Join(".", names.Take(at + 1));
            type = TypeOf(member);
        }

        return null;
    }

    // A generic type that holds itself in itself has no end.
    private const int MostTypes = 500;

    /// <summary>Looks for a type that has a converter of its own and a sensitive member: the converter decides what is written, and does not ask.</summary>
    private static void CheckType(RuleContext<IMethodSymbol> context, ITypeSymbol recorded, string what, Location? place)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var toLookAt = new Stack<(ITypeSymbol Type, bool Converted)>([(recorded, false)]);
        while (toLookAt.Count > 0 && seen.Count < MostTypes)
        {
            var (type, converted) = toLookAt.Pop();
            foreach (var part in Parts(type))
                toLookAt.Push((part, converted));
            if (type is not INamedTypeSymbol || type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true || !seen.Add(type))
                continue;
            converted |= HasConverter(type);
            foreach (var member in Members(type))
            {
                if (converted && member.IsSensitive())
                {
                    context.Report(Rule, place, $"{type.Name}.{member.Name}", $"{what} is recorded by a converter that does not know that: mark the parameter or the result [Sensitive], or do without the converter");
                    return;
                }

                if (!member.IsSensitive() && TypeOf(member) is { } next)
                    toLookAt.Push((next, converted || HasConverter(member)));
            }
        }
    }

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };

    private static bool HasConverter(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass.IsNamed("System.Text.Json.Serialization.JsonConverterAttribute"));

    private static ITypeSymbol? TypeOf(ISymbol? member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is { IsStatic: false, IsImplicitlyDeclared: false } and (IPropertySymbol { Parameters.Length: 0 } or IFieldSymbol))
                    yield return member;
            }
        }
    }
}
