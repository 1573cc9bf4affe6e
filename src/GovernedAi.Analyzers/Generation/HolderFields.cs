namespace GovernedAi.Analyzers.Generation;

/// <summary>Names the fields of a holder: the method's name, with a number from the second overload on.</summary>
internal static class HolderFields
{
    /// <summary>The holder's module initializer; no field may take its name.</summary>
    public const string Register = "RegisterGovernedMethods";

    public static IReadOnlyList<string> Name(IReadOnlyList<GovernedMethodModel> methods)
    {
        var taken = new HashSet<string>(methods.Select(m => m.Name)) { Register };
        if (methods.Count > 0)
            taken.Add(methods[0].Type.Holder);

        var names = new List<string>();
        foreach (var method in methods)
        {
            var first = !names.Contains(method.Name) && method.Name != Register && method.Name != method.Type.Holder;
            var name = method.Name;
            for (var number = 2; !first && !taken.Add(name); number++)
                name = method.Name + number;
            names.Add(name);
        }

        return [.. names.Select(CodeText.Identifier)];
    }
}
