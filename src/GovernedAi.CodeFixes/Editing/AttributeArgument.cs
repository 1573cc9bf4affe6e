using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Writes arguments of attributes that stand in the source.</summary>
internal static class AttributeArgument
{
    /// <summary>Gives the property of that name another value, or one if it has none yet.</summary>
    public static void Set(FileEdit file, AttributeSyntax attribute, string name, string value)
    {
        if (Find(attribute, name) is { } present)
            file.Replace(present.Expression.Span, value);
        else
            Append(file, attribute, $"{name} = {value}");
    }

    /// <summary>The argument that sets the property of that name.</summary>
    public static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    private static void Append(FileEdit file, AttributeSyntax attribute, string argument)
    {
        if (attribute.ArgumentList is not { } list)
            file.Insert(attribute.Span.End, $"({argument})");
        else
            file.Insert(list.CloseParenToken.SpanStart, list.Arguments.Count == 0 ? argument : ", " + argument);
    }
}
