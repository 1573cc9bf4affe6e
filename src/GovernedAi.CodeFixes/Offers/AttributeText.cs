namespace GovernedAi.CodeFixes.Offers;

/// <summary>An attribute as source: its name and its arguments.</summary>
internal readonly struct AttributeText(string name, params string[] arguments)
{
    public AttributeText With(string argument) => new(name, [.. arguments, argument]);

    public override string ToString() => arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
}
