namespace GovernedAi.Analyzers.Generation;

/// <summary>Prints what a wrapper does at each step that the runtime asks of it.</summary>
internal static class StepsEmitter
{
    /// <summary>A switch over the steps this method can be asked to take; none where the core is the only one.</summary>
    public static void Write(CodeWriter code, GovernedMethodModel method)
    {
        if (method.Escalation is null && method.Fallbacks.Count == 0)
        {
            Core(code, method);
            return;
        }

        var call = method.CallLocal;
        code.Open($"switch ({call}.Step)");
        Case(code, "Core");
        Core(code, method);
        EndCase(code);

        if (method.Confidence is { } confidence)
        {
            Case(code, "Confidence");
            code.Write($"{call}.Report({confidence});");
            EndCase(code);
        }

        if (method.Escalation?.ConditionCall is { } condition)
        {
            Case(code, "Condition");
            code.Write($"{call}.Decide({condition});");
            EndCase(code);
        }

        if (method.Escalation?.QuestionText is { } question)
        {
            Case(code, "Question");
            code.Write($"{call}.Ask({question});");
            EndCase(code);
        }

        for (var i = 0; i < method.Fallbacks.Count; i++)
        {
            var fallback = method.Fallbacks[i];
            Case(code, $"Fallback when {call}.Fallback == {i}");
            Propose(code, method, fallback.Cast + (fallback.Awaited ? "await " : "") + fallback.Call);
            EndCase(code);
        }

        code.Close();
    }

    private static void Core(CodeWriter code, GovernedMethodModel method)
    {
        code.Open($"using ({method.CallLocal}.EnterScope())");
        Propose(code, method, (method is { IsAsync: true, IsStream: false } ? "await " : "") + method.CoreCall);
        code.Close();
    }

    private static void Propose(CodeWriter code, GovernedMethodModel method, string answer)
    {
        if (method.Reference is not null)
        {
            code.Write($"{method.Reference.Local} = ref {answer};");
            answer = method.Reference.Local;
        }

        if (method.ReturnsResult)
        {
            code.Write($"{method.CallLocal}.Propose({answer});");
            return;
        }

        code.Write($"{answer};");
        code.Write($"{method.CallLocal}.Propose(default);");
    }

    private static void Case(CodeWriter code, string step)
    {
        code.Write($"case global::GovernedAi.Runtime.GovernedStep.{step}:");
        code.Indent();
    }

    private static void EndCase(CodeWriter code)
    {
        code.Write("break;");
        code.Outdent();
    }
}
