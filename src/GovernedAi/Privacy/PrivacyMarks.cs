using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace GovernedAi.Privacy;

/// <summary>What the attributes of one member say.</summary>
internal readonly record struct PrivacyMarks(bool IsSensitive, bool IsDataSubject)
{
    /// <summary>Reads them from the member, and from the record parameter it goes by.</summary>
    public static PrivacyMarks Of(JsonTypeInfo contract, JsonPropertyInfo property)
    {
        var member = property.AttributeProvider ?? MemberOf(contract, property.Name);
        var marks = Of(member);
#if NET9_0_OR_GREATER
        if (property.AssociatedParameter?.AttributeProvider is { } parameter)
            marks |= Of(parameter);
#endif
        return member is MemberInfo named ? marks | OfParameter(named) : marks;
    }

    public static PrivacyMarks operator |(PrivacyMarks one, PrivacyMarks other) =>
        new(one.IsSensitive || other.IsSensitive, one.IsDataSubject || other.IsDataSubject);

    private static PrivacyMarks Of(ICustomAttributeProvider? provider)
    {
        var marks = default(PrivacyMarks);
        foreach (var attribute in provider?.GetCustomAttributes(inherit: true) ?? [])
            marks |= new PrivacyMarks(PrivacyNames.SaysSensitive(NamesOf(attribute.GetType())), attribute is DataSubjectAttribute);
        return marks;
    }

    private static IEnumerable<string?> NamesOf(Type attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
            yield return type.FullName;
    }

    /// <summary>An attribute on a parameter of a record lands on the parameter of its constructor, not on the property.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Contracts made at compile time state the parameter themselves.")]
    private static PrivacyMarks OfParameter(MemberInfo member)
    {
        var marks = default(PrivacyMarks);
        foreach (var constructor in member.DeclaringType?.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) ?? [])
        {
            foreach (var parameter in constructor.GetParameters())
            {
                if (parameter.Name == member.Name)
                    marks |= Of(parameter);
            }
        }

        return marks;
    }

    /// <summary>Contracts made at compile time on .NET 8 do not state the member they stand for.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What a trimmed program does not hold is found on no framework before .NET 9; the page on privacy says so.")]
    private static MemberInfo? MemberOf(JsonTypeInfo contract, string jsonName)
    {
        const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return contract.Type.GetProperties(Instance).Concat<MemberInfo>(contract.Type.GetFields(Instance)).FirstOrDefault(member =>
            (member.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name
                ?? contract.Options.PropertyNamingPolicy?.ConvertName(member.Name)
                ?? member.Name) == jsonName);
    }
}
