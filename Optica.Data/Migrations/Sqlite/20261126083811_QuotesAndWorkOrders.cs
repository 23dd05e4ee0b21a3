using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuotesAndWorkOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "QuoteDays", table: "Organisations", type: "INTEGER", nullable: false, defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "WarrantyMonths",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 12
            );

            migrationBuilder.AddColumn<int>(name: "Quotes", table: "CustomerFigures", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "QuotesConverted",
                table: "CustomerFigures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.CreateTable(
                name: "Labs",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UniqueName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Labs", x => x.Id);
                    table.UniqueConstraint("AK_Labs_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Labs_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Quotes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PrescriptionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SellerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TaxPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    LowestTotal = table.Column<long>(type: "INTEGER", nullable: false),
                    HighestTotal = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedPosition = table.Column<int>(type: "INTEGER", nullable: true),
                    RejectionReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotes", x => x.Id);
                    table.UniqueConstraint("AK_Quotes_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Quotes_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Quotes_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Quotes_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Quotes_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Quotes_Prescriptions_OrganisationId_PrescriptionId",
                        columns: x => new { x.OrganisationId, x.PrescriptionId },
                        principalTable: "Prescriptions",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "QuoteAlternatives",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    QuoteId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LensKind = table.Column<int>(type: "INTEGER", nullable: true),
                    LensMaterial = table.Column<int>(type: "INTEGER", nullable: true),
                    LensIndex = table.Column<int>(type: "INTEGER", nullable: true),
                    LensTreatmentBits = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnFrame = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwnFrameDescription = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Net = table.Column<long>(type: "INTEGER", nullable: false),
                    Tax = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    InstitutionShare = table.Column<long>(type: "INTEGER", nullable: false),
                    BenefitKind = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreementId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BenefitName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    BenefitPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    CopayPercent = table.Column<int>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuoteAlternatives", x => x.Id);
                    table.UniqueConstraint("AK_QuoteAlternatives_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_QuoteAlternatives_Agreements_OrganisationId_AgreementId",
                        columns: x => new { x.OrganisationId, x.AgreementId },
                        principalTable: "Agreements",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_QuoteAlternatives_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_QuoteAlternatives_Quotes_OrganisationId_QuoteId",
                        columns: x => new { x.OrganisationId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    QuoteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PrescriptionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OriginalId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RemakeCause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LensKind = table.Column<int>(type: "INTEGER", nullable: false),
                    LensDescription = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OwnFrame = table.Column<bool>(type: "INTEGER", nullable: false),
                    FrameDescription = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LabId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PromisedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AssignedTo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrders", x => x.Id);
                    table.UniqueConstraint("AK_WorkOrders_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkOrders_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Labs_OrganisationId_LabId",
                        columns: x => new { x.OrganisationId, x.LabId },
                        principalTable: "Labs",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Prescriptions_OrganisationId_PrescriptionId",
                        columns: x => new { x.OrganisationId, x.PrescriptionId },
                        principalTable: "Prescriptions",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Quotes_OrganisationId_QuoteId",
                        columns: x => new { x.OrganisationId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_WorkOrders_OrganisationId_OriginalId",
                        columns: x => new { x.OrganisationId, x.OriginalId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "QuoteLines",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    QuoteId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AlternativeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ProductId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitPrice = table.Column<long>(type: "INTEGER", nullable: false),
                    IncludesTax = table.Column<bool>(type: "INTEGER", nullable: false),
                    DiscountPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Discount = table.Column<int>(type: "INTEGER", nullable: false),
                    DiscountName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Net = table.Column<long>(type: "INTEGER", nullable: false),
                    Tax = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuoteLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuoteLines_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_QuoteLines_Products_OrganisationId_ProductId",
                        columns: x => new { x.OrganisationId, x.ProductId },
                        principalTable: "Products",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_QuoteLines_QuoteAlternatives_OrganisationId_AlternativeId",
                        columns: x => new { x.OrganisationId, x.AlternativeId },
                        principalTable: "QuoteAlternatives",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderChecks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkOrderChecks_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderChecks_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderMedical",
                columns: table => new
                {
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderMedical", x => x.WorkOrderId);
                    table.ForeignKey(
                        name: "FK_WorkOrderMedical_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderMedical_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: true),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Overridden = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkOrderSteps_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderSteps_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Labs_OrganisationId_UniqueName",
                table: "Labs",
                columns: new[] { "OrganisationId", "UniqueName" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteAlternatives_OrganisationId_AgreementId",
                table: "QuoteAlternatives",
                columns: new[] { "OrganisationId", "AgreementId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteAlternatives_OrganisationId_CustomerId",
                table: "QuoteAlternatives",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteAlternatives_OrganisationId_QuoteId",
                table: "QuoteAlternatives",
                columns: new[] { "OrganisationId", "QuoteId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteLines_OrganisationId_AlternativeId",
                table: "QuoteLines",
                columns: new[] { "OrganisationId", "AlternativeId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteLines_OrganisationId_CustomerId",
                table: "QuoteLines",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_QuoteLines_OrganisationId_ProductId",
                table: "QuoteLines",
                columns: new[] { "OrganisationId", "ProductId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_BranchId_CreatedAt_Id",
                table: "Quotes",
                columns: new[] { "BranchId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_CustomerId_CreatedAt",
                table: "Quotes",
                columns: new[] { "CustomerId", "CreatedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_BranchId",
                table: "Quotes",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_CreatedAt_Id",
                table: "Quotes",
                columns: new[] { "OrganisationId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_CustomerBranchId",
                table: "Quotes",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_CustomerId",
                table: "Quotes",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_Number",
                table: "Quotes",
                columns: new[] { "OrganisationId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_OrderId",
                table: "Quotes",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_PrescriptionId",
                table: "Quotes",
                columns: new[] { "OrganisationId", "PrescriptionId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_OrganisationId_SentAt",
                table: "Quotes",
                columns: new[] { "OrganisationId", "SentAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderChecks_OrganisationId_CustomerId",
                table: "WorkOrderChecks",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderChecks_OrganisationId_WorkOrderId",
                table: "WorkOrderChecks",
                columns: new[] { "OrganisationId", "WorkOrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderMedical_OrganisationId_CustomerId",
                table: "WorkOrderMedical",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderMedical_OrganisationId_WorkOrderId",
                table: "WorkOrderMedical",
                columns: new[] { "OrganisationId", "WorkOrderId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_BranchId_Status_PromisedOn_Id",
                table: "WorkOrders",
                columns: new[] { "BranchId", "Status", "PromisedOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_CustomerId_CreatedAt_Id",
                table: "WorkOrders",
                columns: new[] { "CustomerId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_LabId_LensKind_StatusAt",
                table: "WorkOrders",
                columns: new[] { "LabId", "LensKind", "StatusAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_BranchId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CreatedAt_Id",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CustomerBranchId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CustomerId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_LabId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "LabId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_Number",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_OrderId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_OriginalId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "OriginalId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_PrescriptionId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "PrescriptionId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_Status_PromisedOn_Id",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "Status", "PromisedOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_Quote",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "QuoteId" },
                unique: true,
                filter: "[QuoteId] IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderSteps_OrganisationId_CustomerId",
                table: "WorkOrderSteps",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderSteps_OrganisationId_WorkOrderId_Position",
                table: "WorkOrderSteps",
                columns: new[] { "OrganisationId", "WorkOrderId", "Position" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "QuoteLines");

            migrationBuilder.DropTable(name: "WorkOrderChecks");

            migrationBuilder.DropTable(name: "WorkOrderMedical");

            migrationBuilder.DropTable(name: "WorkOrderSteps");

            migrationBuilder.DropTable(name: "QuoteAlternatives");

            migrationBuilder.DropTable(name: "WorkOrders");

            migrationBuilder.DropTable(name: "Labs");

            migrationBuilder.DropTable(name: "Quotes");

            migrationBuilder.DropColumn(name: "QuoteDays", table: "Organisations");

            migrationBuilder.DropColumn(name: "WarrantyMonths", table: "Organisations");

            migrationBuilder.DropColumn(name: "Quotes", table: "CustomerFigures");

            migrationBuilder.DropColumn(name: "QuotesConverted", table: "CustomerFigures");
        }
    }
}
