using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace GovernedAi.Tests;

/// <summary>The public types and members of an assembly as text, one line each, in a stable order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> LinesOf(Type type)
    {
        yield return $"{NameOf(type)} : {KindOf(type)}";
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"{NameOf(type)}.{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}";
            yield break;
        }

        foreach (var member in type.GetMembers(Declared))
        {
            if (LineOf(type, member) is { } line)
                yield return line;
        }
    }

    private static string? LineOf(Type type, MemberInfo member) => member switch
    {
        // What records are given by the compiler is no choice of ours.
        _ when member.Name.Contains('<') || member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is MethodInfo => null,
        MethodBase method when !IsVisible(method) => null,
        ConstructorInfo constructor => $"{NameOf(type)}({ParametersOf(constructor)})",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method => $"{NameOf(type)}.{GenericName(method)}({ParametersOf(method)}) : {NameOf(method.ReturnType)}{Mark(Nullability.Create(method.ReturnParameter))}",
        PropertyInfo property when IsVisible(property.GetMethod) => $"{NameOf(type)}.{property.Name} {{ get;{SetterOf(property)} }} : {NameOf(property.PropertyType)}{Mark(Nullability.Create(property))}",
        FieldInfo field when field.IsPublic => $"{NameOf(type)}.{field.Name} : {NameOf(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => null,
    };

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string SetterOf(PropertyInfo property) => !IsVisible(property.SetMethod)
        ? ""
        : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;";

    private static string KindOf(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsSealed && type.IsAbstract ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = new[] { type.BaseType }.Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Where(parent => parent.IsVisible && parent != typeof(ISerializable) && !parent.IsConstructedGenericType).OrderBy(parent => parent.ToString(), StringComparer.Ordinal));
        return string.Join(", ", bases.Select(parent => NameOf(parent!)).Prepend(kind));
    }

    private static string GenericName(MethodInfo method) => method.IsGenericMethod
        ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
        : method.Name;

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Mark(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType && !info.Type.IsGenericParameter ? "?" : "";

    private static string NameOf(Type type)
    {
        if (type == typeof(void))
            return "void";
        if (type.IsByRef)
            return "ref " + NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var name = type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : type.Namespace is "System" ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }
}
