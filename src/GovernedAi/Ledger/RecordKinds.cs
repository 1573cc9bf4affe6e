namespace GovernedAi.Ledger;

/// <summary>The kinds of records of schema version 1. README.md beside this file says what each holds.</summary>
public static class RecordKinds
{
    /// <summary>A process began to write.</summary>
    public const string Started = "started";

    /// <summary>A governed call was about to run.</summary>
    public const string Intent = "intent";

    /// <summary>A model was called.</summary>
    public const string ModelCall = "modelCall";

    /// <summary>A question was opened.</summary>
    public const string ApprovalRequested = "approvalRequested";

    /// <summary>A group was asked, or skipped because nobody of it could answer.</summary>
    public const string ApprovalAsked = "approvalAsked";

    /// <summary>A call found the question its predecessor had left open.</summary>
    public const string ApprovalResumed = "approvalResumed";

    /// <summary>A question was closed: released, rejected, corrected, timed out or withdrawn.</summary>
    public const string ApprovalDecided = "approvalDecided";

    /// <summary>The body or a fallback did not answer, or a fallback did.</summary>
    public const string Attempt = "attempt";

    /// <summary>A governed call ended.</summary>
    public const string Outcome = "outcome";

    /// <summary>The tail of a ledger file had been torn by a crash and was mended.</summary>
    public const string Repair = "repair";

    /// <summary>Governed calls ran while nothing could be recorded.</summary>
    public const string Gap = "gap";

    /// <summary>Content beside the ledger was about to be erased.</summary>
    public const string Erased = "erased";

    /// <summary>Records were about to be taken from the front of the ledger.</summary>
    public const string Pruned = "pruned";

    /// <summary>A legal hold was placed.</summary>
    public const string HoldPlaced = "holdPlaced";

    /// <summary>A legal hold was released.</summary>
    public const string HoldReleased = "holdReleased";

    /// <summary>A use case, method or model was suspended.</summary>
    public const string Suspended = "suspended";

    /// <summary>A suspension was lifted.</summary>
    public const string Resumed = "resumed";

    /// <summary>Somebody said that an answer was wrong.</summary>
    public const string IncidentOpened = "incidentOpened";

    /// <summary>A group of an incident chain was told, or passed over because nobody of it could be.</summary>
    public const string IncidentNotified = "incidentNotified";

    /// <summary>Somebody took an incident on.</summary>
    public const string IncidentAcknowledged = "incidentAcknowledged";

    /// <summary>What the right answer was, or the record that puts a wrong one right, was linked to an incident.</summary>
    public const string IncidentCorrected = "incidentCorrected";

    /// <summary>A model was reached outside the governed method that answers for it, and allowed.</summary>
    public const string OutsideScope = "outsideScope";
}
