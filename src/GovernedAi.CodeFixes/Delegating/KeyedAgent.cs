using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>
/// An agent that a mapping takes from services by its name, or by the name of its builder: taken from them at the mapping, it can be handed to
/// the overload that takes an agent, which is what the library does with the name.
/// </summary>
internal sealed class KeyedAgent : MappedAgent
{
    private const string Extensions = "Microsoft.Extensions.DependencyInjection";

    private readonly InvocationExpressionSyntax _call;
    private readonly IMethodSymbol _overload;
    private readonly IReadOnlyDictionary<IParameterSymbol, ArgumentSyntax> _kept;
    private readonly IParameterSymbol _agent;
    private readonly string _services;
    private readonly string _key;

    private KeyedAgent(InvocationExpressionSyntax call, IMethodSymbol overload, IParameterSymbol agent, IReadOnlyDictionary<IParameterSymbol, ArgumentSyntax> kept, string services, string key)
    {
        _call = call;
        _overload = overload;
        _agent = agent;
        _kept = kept;
        _services = services;
        _key = key;
    }

    public override INamedTypeSymbol Type => (INamedTypeSymbol)_agent.Type;

    public override SyntaxNode Syntax => _call;

    public static KeyedAgent? Of(FileEdit file, IInvocationOperation call, KnownSymbols known)
    {
        if (call is not { TargetMethod: { ReducedFrom: not null } or { IsExtensionMethod: true }, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax endpoints } } syntax } ||
            !CallForms.RunsWhatItIsGiven(call.TargetMethod.Name) || syntax.ArgumentList.DescendantTrivia().Any(t => t.IsDirective) ||
            file.Model.Compilation.GetTypeByMetadataName(Extensions + ".ServiceProviderKeyedServiceExtensions") is null ||
            Services(file.Model.GetTypeInfo(endpoints).Type) is not { } services ||
            call.Arguments.FirstOrDefault(argument => KeyOf(argument) is not null) is not { } named)
        {
            return null;
        }

        foreach (var overload in call.TargetMethod.ContainingType.GetMembers(call.TargetMethod.Name).OfType<IMethodSymbol>().Where(m => m.IsExtensionMethod && m.Arity == 0))
        {
            var agents = overload.Parameters.Where(p => known.GovernedAgents.IsAgent(p.Type)).ToList();
            if (agents.Count == 1 && agents[0] is { Type: INamedTypeSymbol } agent && Kept(call, named, overload, agent) is { } kept)
                return new(syntax, overload, agent, kept, $"{endpoints}.{services}", KeyOf(named)!);
        }

        return null;
    }

    public override void PutBehind(FileEdit file, string standing)
    {
        var place = _call.SpanStart;
        var taken = file.Model.LookupNamespacesAndTypes(place, name: "ServiceProviderKeyedServiceExtensions").IsEmpty && !UsingDirective.Add(file, place, Extensions)
            ? $"{Extensions}.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<{TypeText.Of(Type, file.Model, place)}>({_services}, {_key})"
            : $"{_services}.GetRequiredKeyedService<{TypeText.Of(Type, file.Model, place)}>({_key})";
        file.Replace(_call.ArgumentList.Span, $"({string.Join(", ", Arguments($"new {standing}({taken})"))})");
    }

    /// <summary>The arguments in the order of the overload: by name where they were, or where one before them is left out.</summary>
    private IEnumerable<string> Arguments(string agent)
    {
        var isLeftOut = false;
        foreach (var parameter in _overload.Parameters.Skip(1))
        {
            var isKept = _kept.TryGetValue(parameter, out var kept);
            if (!isKept && !Same(parameter, _agent))
                isLeftOut = true;
            else
                yield return (isLeftOut || kept?.NameColon is not null ? Identifier.Write(parameter.Name) + ": " : "") + (isKept ? kept!.Expression.ToString() : agent);
        }
    }

    /// <summary>Which parameters of the overload take the other arguments; <see langword="null"/> where one finds no place, or one that is required gets none.</summary>
    private static Dictionary<IParameterSymbol, ArgumentSyntax>? Kept(IInvocationOperation call, IArgumentOperation named, IMethodSymbol overload, IParameterSymbol agent)
    {
        var kept = new Dictionary<IParameterSymbol, ArgumentSyntax>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments.Where(a => a != named && !a.IsImplicit && a.Parameter?.Ordinal > 0))
        {
            var place = overload.Parameters.Skip(1).FirstOrDefault(p => !Same(p, agent) && !kept.ContainsKey(p) && SymbolEqualityComparer.Default.Equals(p.Type, argument.Parameter!.Type));
            if (place is null || argument.Syntax is not ArgumentSyntax { RefKindKeyword.RawKind: 0 } syntax)
                return null;
            kept.Add(place, syntax);
        }

        return overload.Parameters.Skip(1).All(p => Same(p, agent) || kept.ContainsKey(p) || p.IsOptional) ? kept : null;
    }

    /// <summary>The name under which services have the agent: <c>builder.Name</c>, or the one that is given.</summary>
    private static string? KeyOf(IArgumentOperation argument) => (argument.Syntax, argument.Parameter) switch
    {
        (ArgumentSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } builder, { Type.Name: "IHostedAgentBuilder" }) => builder.Expression + ".Name",
        (ArgumentSyntax name, { Name: "agentName", Type.SpecialType: SpecialType.System_String }) => name.Expression.ToString(),
        _ => null,
    };

    /// <summary>The property that gives the services of what endpoints are mapped on: a <c>WebApplication</c> shows them by another name than the interface.</summary>
    private static string? Services(ITypeSymbol? endpoints) =>
        new[] { "Services", "ServiceProvider" }.FirstOrDefault(name => endpoints is INamedTypeSymbol type && Lineage(type).SelectMany(t => t.GetMembers(name)).Any(m =>
            m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, Type.Name: "IServiceProvider" }));

    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type) => type.Lineage().Where(t => t.TypeKind == type.TypeKind);

    private static bool Same(IParameterSymbol one, IParameterSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
