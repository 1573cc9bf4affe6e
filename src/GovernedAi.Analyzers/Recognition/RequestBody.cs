using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells a request to a model by what it sends, where its URL comes from configuration and says nothing.</summary>
/// <remarks>Looks at the member that sends, and at the methods of its type that it names: bodies are strings, anonymous objects, dictionaries and classes alike.</remarks>
internal sealed class RequestBody(SemanticModel start, CancellationToken cancellation)
{
    private readonly BodyText _text = new();

    /// <summary>Whether what is written around a call is a body that only a model is sent.</summary>
    public static bool IsForModel(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        var body = new RequestBody(model, cancellation);
        foreach (var part in body.Around(call))
            body.Read(part);
        return BodyWords.AreIn(body._text.ToString());
    }

    // The member and what it names of its own type; of top-level code, all statements.
    private List<SyntaxNode> Around(SyntaxNode call)
    {
        if (call.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) is not { } member)
            return [.. call.SyntaxTree.GetRoot(cancellation).ChildNodes().OfType<GlobalStatementSyntax>()];
        if (member.Parent is not TypeDeclarationSyntax type || start.GetDeclaredSymbol(type, cancellation) is not { } own)
            return [];

        // Most names are of nothing that the type has, and need not be bound.
        var methods = new HashSet<string>(own.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).Select(method => method.Name));
        var steps = member.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => methods.Contains(name.Identifier.ValueText)).Select(name => start.GetSymbolInfo(name, cancellation).Symbol).OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, own))
            .SelectMany(method => method.DeclaringSyntaxReferences.Concat(method.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])).Select(part => part.GetSyntax(cancellation));
        return [.. steps.Prepend(member).Distinct()];
    }

    private void Read(SyntaxNode part)
    {
#pragma warning disable RS1030 // Another part of the type may stand in another file; asked only for requests.
        var model = part.SyntaxTree == start.SyntaxTree ? start : start.Compilation.GetSemanticModel(part.SyntaxTree);
#pragma warning restore RS1030
        // Without comments: those are not sent.
        _text.Code(string.Join(" ", part.DescendantTokens().Select(token => token.Text)));
        foreach (var node in part.DescendantNodes())
            Read(node, model);
    }

    private void Read(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case AnonymousObjectMemberDeclaratorSyntax { Expression: var value } when model.GetDeclaredSymbol(node, cancellation) is { Name: var name }:
                _text.Named(name, Constant(value, model));
                break;
            case AssignmentExpressionSyntax { Left: var item, Right: var value } when Key(item) is { } key:
                _text.Call("set_Item", [Constant(key, model), Constant(value, model)]);
                break;
            case AssignmentExpressionSyntax { Left: var target, Right: var value }:
                Assigned(model.GetSymbolInfo(target, cancellation).Symbol, value, model);
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } element:
                _text.Call("Add", [.. element.Expressions.Select(value => Constant(value, model))]);
                break;
            case ArgumentListSyntax list when list.Parent is not null && model.GetSymbolInfo(list.Parent, cancellation).Symbol is IMethodSymbol method:
                Given(method, list, model);
                break;
            case InterpolatedStringTextSyntax { TextToken.ValueText: var text }:
                _text.Text(text);
                break;
            // What a call is given has been put down with the call.
            case ExpressionSyntax { Parent: not ArgumentSyntax } expression when Constant(expression, model) is { } constant:
                _text.Text(constant);
                break;
        }
    }

    // ["key"] = …, in an initializer or after what it is a key of.
    private static ExpressionSyntax? Key(ExpressionSyntax item)
        => (item switch { ElementAccessExpressionSyntax { ArgumentList: var list } => list, ImplicitElementAccessSyntax { ArgumentList: var list } => list, _ => null }) is { Arguments: { Count: 1 } keys } ? keys[0].Expression : null;

    private void Assigned(ISymbol? target, ExpressionSyntax value, SemanticModel model)
    {
        var type = target switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
        if (type is not null)
            Named(target!, Constant(value, model) ?? Role(type));
    }

    private void Given(IMethodSymbol method, ArgumentListSyntax list, SemanticModel model)
    {
        var values = list.Arguments.Select(argument => Constant(argument.Expression, model)).ToList();
        _text.Call(method.Name, values);
        if (!IsOwn(method))
            return;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = list.Arguments[i].NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(p => p.Name == name) : method.Parameters.ElementAtOrDefault(i);
            if (parameter is null)
                continue;
            var value = values[i] ?? Role(parameter.Type);
            _text.Named(parameter.Name, value);
            // Of a record, the parameter is the property.
            if (method.MethodKind == MethodKind.Constructor && method.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                Named(property, value);
        }
    }

    private void Named(ISymbol member, string? value)
    {
        _text.Named(member.Name, value);
        foreach (var attribute in IsOwn(member) ? member.GetAttributes() : [])
        {
            if (attribute.AttributeClass is not { Name: var type } || !BodyWords.Renames(type, out var renaming))
                continue;
            var said = attribute.NamedArguments.FirstOrDefault(named => named.Key == renaming).Value.Value ?? (attribute.ConstructorArguments.IsEmpty ? null : attribute.ConstructorArguments[0].Value);
            if (said is string name)
                _text.Named(name, value);
        }
    }

    // A value of an enumeration of roles is one of them, whichever.
    private string? Role(ITypeSymbol type)
        => type.TypeKind == TypeKind.Enum && IsOwn(type) ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(value => BodyWords.IsRole(value.Name))?.Name : null;

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, start.Compilation.Assembly);

    private string? Constant(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: var value } => value as string,
        _ when !MayBeConstant(expression) => null,
        _ => model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string text } ? text : null,
    };

    // The rest of an expression says nothing that its parts do not say.
    private static bool MayBeConstant(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax => !(expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression) && expression.Parent is not (InvocationExpressionSyntax or QualifiedNameSyntax or TypeArgumentListSyntax or BaseObjectCreationExpressionSyntax),
        MemberAccessExpressionSyntax => expression.Parent is not InvocationExpressionSyntax,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    };
}
