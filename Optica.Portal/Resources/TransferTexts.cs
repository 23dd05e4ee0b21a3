namespace Optica.Portal.Resources;

/// <summary>Words of the transfer requests.</summary>
public sealed class TransferTexts;
