namespace Optica.Portal.Resources;

/// <summary>Words of the customer's profile.</summary>
public sealed class CustomerProfileTexts;
