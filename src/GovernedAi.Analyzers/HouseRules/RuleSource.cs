using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One rule as it is written, and the way to say at its own place what cannot be understood about it.</summary>
internal sealed class RuleSource(AttributeData attribute, Action<RuleFault> report)
{
    public AttributeData Attribute => attribute;

    public AttributeArguments Says { get; } = new(attribute);

    public string Id { get; } = new AttributeArguments(attribute).Text(0);

    /// <summary>Whether a fault was reported.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>Reports at a named argument.</summary>
    /// <param name="argument">The property's name.</param>
    /// <param name="words">What is wrong and what would be right, after the rule's id.</param>
    public void Fault(string argument, string words) => Report(words, Says.Place(argument));

    /// <summary>Reports at a constructor argument; -1 is the attribute itself.</summary>
    public void FaultAt(int ordinal, string words) => Report(words, Says.Place(null, ordinal));

    /// <summary>Reports a list that is there and names nothing, or holds something without a name.</summary>
    private void CheckNames(string argument)
    {
        if (Says.Has(argument) && (Says.Texts(argument).IsEmpty || Says.Texts(argument).Any(text => text.Trim().Length == 0)))
            Fault(argument, $"has an empty {argument}: name at least one, or leave it out");
    }

    /// <summary>Reads types that are named in two ways, <c>Handles</c> and <c>HandlesNamed</c>.</summary>
    public TypeList Types(string argument)
    {
        var types = Says.Types(argument);
        if (Says.Has(argument) && (types.IsEmpty || types.Length != Says.Count(argument)))
            Fault(argument, $"has {argument} that are not all classes, structs, interfaces or enums: name at least one; a list or task of a type is covered by the type");
        CheckNames(argument + "Named");
        return new TypeList(types, Says.Texts(argument + "Named"));
    }

    /// <summary>Reads a type that has to be an attribute.</summary>
    public INamedTypeSymbol? AttributeType(string argument)
    {
        var type = Says.Type(argument);
        if (Says.Has(argument) && type?.IsAttribute() != true)
            Fault(argument, $"has for {argument} a type that is no attribute");
        return type;
    }

    /// <summary>Reads a value of one of the runtime's enums, which start at 0.</summary>
    public int Choice(string argument, int highest, string words)
    {
        var value = Says.Number(argument);
        if (value < 0 || value > highest)
            Fault(argument, words);
        return value;
    }

    /// <summary>Reads a pattern of names, which may not be blank.</summary>
    public string? Pattern(string argument)
    {
        var pattern = Says.Text(argument);
        if (pattern is not null && pattern.Trim().Length == 0)
            Fault(argument, $"has an empty {argument}: give a name, or leave it out");
        return pattern;
    }

    /// <summary>Reads a pattern of full names.</summary>
    public string? FullNamePattern(string argument)
    {
        var pattern = Says.Text(argument);
        if (pattern is not null && !NamePattern.IsFullName(pattern))
            Fault(argument, $"has {argument} = \"{pattern}\", which is no name: parts divided by dots, `*` for any characters within one");
        return pattern;
    }

    /// <summary>Reads a list of names.</summary>
    public ImmutableArray<string> Names(string argument)
    {
        CheckNames(argument);
        return Says.Texts(argument);
    }

    private void Report(string words, Location? place)
    {
        IsFaulty = true;
        report(new RuleFault(Id.Length > 0 ? Id : "A rule", words, place));
    }
}
