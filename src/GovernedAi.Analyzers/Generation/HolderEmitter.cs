namespace GovernedAi.Analyzers.Generation;

/// <summary>Prints the class that holds what is known of a type's governed methods when they are compiled, and registers it.</summary>
internal static class HolderEmitter
{
    private const string Runtime = "global::GovernedAi.Runtime";

    public static void Write(CodeWriter code, GovernedTypeModel type, IReadOnlyList<GovernedMethodModel> methods, IReadOnlyList<string> fields)
    {
        code.Open("namespace GovernedAi.Generated");
        code.Write(GeneratedCode.Attribute);
        code.Open($"internal static class {type.Holder}");
        for (var i = 0; i < methods.Count; i++)
        {
            Facts(code, methods[i], fields[i]);
            code.Write("");
        }

        code.Write("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Write($"internal static void {HolderFields.Register}() =>");
        code.Indent();
        code.Write($"{Runtime}.GovernedMethods.Register({string.Join(", ", fields)});");
        code.Outdent();
        code.Close();
        code.Close();
    }

    private static void Facts(CodeWriter code, GovernedMethodModel method, string field)
    {
        code.Write($"public static readonly {Runtime}.GovernedMethod {field} = new {Runtime}.GovernedMethod(");
        code.Indent();
        var arguments = new List<string>
        {
            $"id: {CodeText.Literal(method.Id)}",
            $"assembly: {CodeText.Literal(method.Assembly)}",
            $"name: {CodeText.Literal(method.SpokenName)}",
            $"audited: {(method.Audited ? "true" : "false")}",
        };
        if (method.UseCase is not null)
            arguments.Add($"useCase: {CodeText.Literal(method.UseCase)}");
        if (method.Owner is not null)
            arguments.Add($"owner: {CodeText.Literal(method.Owner)}");
        if (method.IncidentChain.Count > 0)
            arguments.Add("incident: " + PolicyEmitter.Incident(method.IncidentChain, method.IncidentStepTicks));
        if (method.RetentionDays > 0)
            arguments.Add(FormattableString.Invariant($"retentionDays: {method.RetentionDays}"));
        if (method.SensitiveResult)
            arguments.Add("sensitiveResult: true");
        if (method.UnwritableResult is not null)
            arguments.Add($"unwritableResult: {CodeText.Literal(method.UnwritableResult)}");
        if (method.OnAuditFailure is not null)
            arguments.Add($"onAuditFailure: global::GovernedAi.OnAuditFailure.{method.OnAuditFailure}");
        if (method.Escalation is not null)
            arguments.Add("escalation: " + PolicyEmitter.Escalation(method.Escalation));
        if (method.Fallbacks.Count > 0)
            arguments.Add($"fallbacks: new[] {{ {string.Join(", ", method.Fallbacks.Select(PolicyEmitter.Fallback))} }}");
        if (method.Content.Count > 0)
            arguments.Add($"content: new[] {{ {string.Join(", ", method.Content.Select(type => $"typeof({type})"))} }}");
        code.Write(string.Join(",\n", arguments) + ");");
        code.Outdent();
    }
}
