using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Quotes : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "QuoteLines");

            migrationBuilder.DropTable(name: "QuoteAlternatives");

            migrationBuilder.DropTable(name: "Quotes");

            migrationBuilder.DropColumn(name: "QuoteDays", table: "Organisations");

            migrationBuilder.DropColumn(name: "WarrantyMonths", table: "Organisations");

            migrationBuilder.DropColumn(name: "Quotes", table: "CustomerFigures");

            migrationBuilder.DropColumn(name: "QuotesConverted", table: "CustomerFigures");
        }
    }
}
