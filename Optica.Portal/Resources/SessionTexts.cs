namespace Optica.Portal.Resources;

/// <summary>Marks the words of sessions: the locked screen, the warning before an end, the list of one's own, the door's limits.</summary>
public sealed class SessionTexts;
